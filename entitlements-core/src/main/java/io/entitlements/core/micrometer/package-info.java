/**
 * Measures checks by Micrometer. A leaf: nothing else of the engine uses it, and the library that
 * it needs is optional. The application declares {@code io.micrometer:micrometer-core}; on the
 * module path, the module {@code micrometer.core}.
 */
@NullMarked
package io.entitlements.core.micrometer;

import org.jspecify.annotations.NullMarked;
