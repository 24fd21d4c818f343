/** Letters and digits that are not taken for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20

/** A password that nobody guesses: 20 characters, about 116 bits. */
export function madeUpPassword(): string {
  let password = ''
  while (password.length < LENGTH) {
    const [number = 0] = crypto.getRandomValues(new Uint8Array(1))
    // Of a byte's values only a whole number of alphabets is used: each character is as likely.
    if (number < 256 - (256 % ALPHABET.length)) password += ALPHABET[number % ALPHABET.length]
  }
  return password
}
