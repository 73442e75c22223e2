/** The reference store: everything in the memory of one process, gone when the process ends. */
@NullMarked
package io.entitlements.core.memory;

import org.jspecify.annotations.NullMarked;
