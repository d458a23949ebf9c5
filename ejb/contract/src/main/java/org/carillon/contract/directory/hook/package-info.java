/** The declaration of web hooks. */
package org.carillon.contract.directory.hook;
