/** Composes the engine. */
@NullMarked
package io.entitlements.core;

import org.jspecify.annotations.NullMarked;
