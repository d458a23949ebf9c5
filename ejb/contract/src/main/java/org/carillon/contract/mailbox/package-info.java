/**
 * The port behind which every mailbox lies, in the small ports it is made of; each in the package
 * of its subject.
 */
package org.carillon.contract.mailbox;
