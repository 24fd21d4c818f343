// The unmodified @cubejs-client/core: loads a query and prints what its ResultSet makes of the answer.
// Usage: node cube.mjs API_URL TOKEN QUERY
import cube from '@cubejs-client/core';

const [apiUrl, token, query] = process.argv.slice(2);
const create = cube.default ?? cube;
const client = create(token, { apiUrl });
try {
  const result = await client.load(JSON.parse(query));
  console.log(
    JSON.stringify({
      rawData: result.rawData(),
      chartPivot: result.chartPivot(),
      tablePivot: result.tablePivot(),
      seriesNames: result.seriesNames(),
    }),
  );
} catch (error) {
  console.log(JSON.stringify({ error: error.message, status: error.status }));
}
