/**
 * True when a number is a multiple of another, by their decimal digits: 0.3 is a multiple of 0.1, although no
 * quotient of doubles says so.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [digits, exponent] = decimal(value);
  const [otherDigits, otherExponent] = decimal(divisor);
  const scale = Math.min(exponent, otherExponent);
  const shift = (places: number) => 10n ** BigInt(places - scale);
  return (digits * shift(exponent)) % (otherDigits * shift(otherExponent)) === 0n;
}

/** A number as digits and a power of ten, from its shortest notation. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
