/** Making product keys and giving them texts. */
@NullMarked
package io.entitlements.core.internal.key;

import org.jspecify.annotations.NullMarked;
