/** Files that are read line by line. */
@NullMarked
package io.entitlements.core.internal.line;

import org.jspecify.annotations.NullMarked;
