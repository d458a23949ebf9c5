/** Types of objects around certificates: where they are ordered, asked for and trusted. */
package org.carillon.contract.directory.certificate;
