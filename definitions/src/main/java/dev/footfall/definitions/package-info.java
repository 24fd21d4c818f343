/**
 * Reads a tree of YAML files at a commit into a {@link dev.footfall.definitions.Snapshot} of
 * dashboards and visualizations, whatever the tree comes from; knows no users and writes nothing.
 */
@NullMarked
package dev.footfall.definitions;

import org.jspecify.annotations.NullMarked;
