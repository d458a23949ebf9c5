/** The port to ask which people an account knows; groupware implements it. */
package org.carillon.contract.contacts;
