/** What the server sends in place of a secret that is set; sent back, it leaves the secret. */
export const MASK = '********'
