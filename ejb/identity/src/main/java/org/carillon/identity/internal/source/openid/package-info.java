/** OpenID providers as sources (OpenID Connect Core 1.0, ADR 153). */
package org.carillon.identity.internal.source.openid;
