/** Sources of identities to which the sign-in page sends browsers (ADR 153). */
package org.carillon.web.source;
