/**
 * Answers OpenFeature's questions by checks. A leaf: nothing else of the engine uses it, and the
 * library that it needs is optional. The application declares {@code dev.openfeature:sdk}; on the
 * module path, the module {@code dev.openfeature.sdk}.
 */
@NullMarked
package io.entitlements.core.openfeature;

import org.jspecify.annotations.NullMarked;
