/** Forms: their bounds while they come in, and that they are ours. */
package org.carillon.web.form;
