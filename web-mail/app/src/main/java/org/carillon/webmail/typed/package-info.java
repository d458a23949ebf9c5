/** The parsers of form fields. */
package org.carillon.webmail.typed;
