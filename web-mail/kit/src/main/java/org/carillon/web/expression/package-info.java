/** What expressions in pages find by name, besides beans. */
package org.carillon.web.expression;
