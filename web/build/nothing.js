// Stands in for a part of a library that the pages do without; some of them are called.
export default () => {}
