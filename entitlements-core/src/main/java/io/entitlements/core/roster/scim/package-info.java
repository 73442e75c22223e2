/** People whom directories push by SCIM 2.0: Entra ID, Okta and others. */
@NullMarked
package io.entitlements.core.roster.scim;

import org.jspecify.annotations.NullMarked;
