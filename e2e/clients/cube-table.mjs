// The unmodified @cubejs-client/core: loads every query of a file, one to a line, and prints a line with what its
// ResultSet makes of the answers: a table of values, and whether chart, series and table agree.
// Usage: node cube-table.mjs API_URL TOKEN FILE
import { readFileSync } from 'node:fs';
import cube from '@cubejs-client/core';

const [apiUrl, token, file] = process.argv.slice(2);
const client = (cube.default ?? cube)(token, { apiUrl });

// Every value of the table stands in the chart, at the same place, as a number.
function agree(result) {
  const chart = result.chartPivot();
  const series = result.series();
  return result.seriesNames().every(({ key }, column) =>
    chart.every((point, row) => series[column].series[row].value === point[key]),
  );
}

async function answer(query) {
  try {
    const result = await client.load(query);
    const columns = result.tableColumns();
    return {
      columns: columns.map((column) => column.key ?? column.title),
      table: result.tablePivot().map((row) => Object.values(row)),
      chart: result.chartPivot().map(({ xValues: _, ...point }) => Object.values(point)),
      agree: agree(result),
    };
  } catch (error) {
    return { error: error.message, status: error.status };
  }
}

const queries = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const answers = [];
for (const query of queries) answers.push(await answer(JSON.parse(query)));
console.log(JSON.stringify(answers));
