// Stands in for a part of a library that the pages do without.
export default {}
