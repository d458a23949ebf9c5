/** Trying whether what an object of the directory stands for works. */
package org.carillon.contract.directory.trial;
