/** Bodies, parameters, tags and documents of the protocol. */
@NullMarked
package io.entitlements.core.internal.scim.message;

import org.jspecify.annotations.NullMarked;
