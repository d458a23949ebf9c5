/** Search lines, the form for them, and the marks in what was found. */
package org.carillon.webmail.query;
