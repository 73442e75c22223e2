/** Changes of a resource (RFC 7644, 3.5.2). */
@NullMarked
package io.entitlements.core.internal.scim.patch;

import org.jspecify.annotations.NullMarked;
