/** The names that expressions in pages can use, besides beans. */
package org.carillon.web.expression;
