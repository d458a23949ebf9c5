/** Identity providers by SAML 2.0, for which this server is the service provider (ADR 175). */
package org.carillon.identity.internal.source.saml;
