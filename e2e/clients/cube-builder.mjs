// The unmodified query builder of @cubejs-client/react, without a page: a person picks a measure, a time, a
// dimension and a filter, one after the other. Prints what the builder knew and showed after each step.
// Usage: node cube-builder.mjs API_URL TOKEN
import { createRequire } from 'node:module';
import React from 'react';
import renderer from 'react-test-renderer';

const require = createRequire(import.meta.url);
const { QueryBuilder } = require('@cubejs-client/react');
const cube = require('@cubejs-client/core');

const [apiUrl, token] = process.argv.slice(2);
const client = (cube.default ?? cube)(token, { apiUrl });
const errors = console.error;
console.error = (...words) => String(words[0]).includes('act(') || errors(...words);

let shown;
let waiting = () => {};
function show(props) {
  shown = props;
  waiting();
  return null;
}

// Until the builder shows what is wanted.
function until(wanted) {
  return new Promise((resolve) => {
    waiting = () => wanted(shown) && resolve(shown);
    waiting();
  });
}

const steps = [];
function seen(name) {
  steps.push({
    name,
    query: shown.validatedQuery,
    table: shown.resultSet.tablePivot().map((row) => Object.values(row)),
  });
}

const settled = (measure) => (props) =>
  props.resultSet &&
  props.loadingState?.isLoading === false &&
  JSON.stringify(props.resultSet.query()).includes(measure);

renderer.create(
  React.createElement(QueryBuilder, {
    cubeApi: client,
    cubejsApi: client,
    defaultQuery: {},
    wrapWithQueryRenderer: true,
    disableHeuristics: true,
    render: show,
  }),
);
const ready = await until((props) => props.availableMeasures?.length > 0);
const pick = (list, name) => list.find((member) => member.name === name);
const measures = ready.availableMeasures.map((member) => member.name);
const cubes = ready.availableMembers?.measures?.map((one) => one.cubeName) ?? [];

shown.updateMeasures.add(pick(shown.availableMeasures, 'TrackedEvents.count'));
await until(settled('TrackedEvents.count'));
seen('measure');

shown.updateTimeDimensions.add({
  dimension: pick(shown.availableTimeDimensions, 'TrackedEvents.derivedTstamp'),
  granularity: 'day',
  dateRange: ['2026-01-05', '2026-01-08'],
});
await until(settled('derivedTstamp'));
seen('time');

shown.updateDimensions.add(pick(shown.availableDimensions, 'TrackedEvents.pageUrlpath'));
await until(settled('pageUrlpath'));
seen('dimension');

shown.updateFilters.add({
  member: pick(shown.availableDimensions, 'TrackedEvents.pageUrlpath'),
  operator: 'equals',
  values: ['/a'],
});
await until(settled('"equals"'));
seen('filter');

const orderMembers = shown.orderMembers.map((member) => member.id);
console.log(JSON.stringify({ measures, cubes, steps, orderMembers }));
process.exit(0);
