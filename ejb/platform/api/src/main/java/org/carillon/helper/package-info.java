/** Runs helper programs, which answer requests line by line. */
package org.carillon.helper;
