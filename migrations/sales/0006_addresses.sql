-- Customers by their e-mail address as addresses are compared: whatever the database's locale, white space and angle
-- brackets around it, letter case and Unicode's normal form do not matter. src/sources/email.ts says how.

-- The index on lower(btrim(email)) stays for servers of the release before, which run beside new ones for a while.
create index customers_by_address on sales.customers ((case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g')) collate "C" from '.+@.+') end));
