/** The description of the interface for programs (OpenAPI) and humans. */
package org.carillon.rest.document;
