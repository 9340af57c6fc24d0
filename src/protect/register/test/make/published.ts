/**
 * A few of Skatteverket's published test numbers, which belong to nobody (personnummer/meta, allPins.json and
 * allCoords.json, CC0), with invented names.
 */
export const PUBLISHED = {
  anna: '189001019802',
  bo: '189001119800',
  cecilia: '189001159806',
  david: '189001129817',
  eva: '189001179804',
  samordning: '191401682396',
  hanna: '200001252386',
} as const
