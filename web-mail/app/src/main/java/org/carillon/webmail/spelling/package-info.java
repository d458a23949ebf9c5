/** Misspelt words, told to who writes. */
package org.carillon.webmail.spelling;
