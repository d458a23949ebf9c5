/** Spelling: which words of a text no dictionary knows. */
package org.carillon.spelling;
