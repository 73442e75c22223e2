/** What users and groups have, and the one form in which the rest sees them. */
@NullMarked
package io.entitlements.core.internal.scim.schema;

import org.jspecify.annotations.NullMarked;
