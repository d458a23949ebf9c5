/**
 * The port by which policy and transport ask which people an account knows; groupware implements
 * it.
 */
package org.carillon.contract.contacts;
