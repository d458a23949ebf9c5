/** Spelling: finds the words of a text that no dictionary contains. */
package org.carillon.spelling;
