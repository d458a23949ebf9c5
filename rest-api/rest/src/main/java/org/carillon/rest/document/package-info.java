/** What there is, for programs (OpenAPI) and people. */
package org.carillon.rest.document;
