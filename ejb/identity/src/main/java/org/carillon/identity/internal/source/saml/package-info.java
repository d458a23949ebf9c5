/** Identity providers by SAML 2.0, as whose service provider this server acts (ADR 175). */
package org.carillon.identity.internal.source.saml;
