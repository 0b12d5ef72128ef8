/**
 * The inside of a regular expression's character class: Han ideographs, and the iteration marks
 * that stand for one. site_builder/han.py says the same.
 */
export const HAN =
  "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff" +
  "\u{20000}-\u{2a6df}\u{2a700}-\u{2ebe0}\u{2ebf0}-\u{2ee5d}\u{2f800}-\u{2fa1f}" +
  "\u{30000}-\u{3134a}\u{31350}-\u{323af}";
