/** Tests of the service that an object of the directory describes. */
package org.carillon.contract.directory.trial;
