/** What is typed into forms, read field by field. */
package org.carillon.webmail.typed;
