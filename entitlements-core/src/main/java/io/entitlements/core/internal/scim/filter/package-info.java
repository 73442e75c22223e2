/** Filters and paths (RFC 7644, 3.4.2.2 and 3.5.2). */
@NullMarked
package io.entitlements.core.internal.scim.filter;

import org.jspecify.annotations.NullMarked;
