/** The texts that are carried to and from computers without a network. */
@NullMarked
package io.entitlements.core.internal.offline;

import org.jspecify.annotations.NullMarked;
