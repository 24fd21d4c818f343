/**
 * Footfall's own tracker for browsers, as files and no code: {@code footfall.js}, which the build
 * puts beside this package. The npm package {@code @footfall/browser} is made of the same source.
 */
@NullMarked
package dev.footfall.sdk;

import org.jspecify.annotations.NullMarked;
