-- Tickets by their e-mail address as addresses are compared; see the same file of sales.

-- The index on lower(btrim(email)) stays for servers of the release before, which run beside new ones for a while.
create index tickets_by_address on support.tickets ((case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g')) collate "C" from '.+@.+') end));
