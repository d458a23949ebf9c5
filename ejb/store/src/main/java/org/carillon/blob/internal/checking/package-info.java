/** Reads all contents and says which are damaged. */
package org.carillon.blob.internal.checking;
