/**
 * The app people look at, as files and no code: the pages, their assets and {@code sp.js}, which
 * the build puts beside this package.
 */
@NullMarked
package dev.footfall.web;

import org.jspecify.annotations.NullMarked;
