/** Policy and transport ask here whom an account knows; groupware answers. */
package org.carillon.contract.contacts;
