/** Programs that the server runs, asked line by line. */
package org.carillon.helper;
